import type { ComponentType } from 'react';
import { DiagnosisPanel } from './diagnosis/DiagnosisPanel.tsx';
import { firstPicture } from './frame/firstPicture.ts';
import type { Panel, PanelProps } from './panel.ts';
import { PreActivationPanel } from './preActivation/PreActivationPanel.tsx';
import { UnitsPanel } from './units/UnitsPanel.tsx';

/** Charts that need recharts or are not the first thing looked at: loaded after the first paint. */
const Loss = afterFirstPicture(async () => (await import('./loss/Loss.tsx')).Loss);
const GradientNorms = afterFirstPicture(async () => (await import('./gradientNorms/GradientNorms.tsx')).GradientNorms);
const LayerOutputs = afterFirstPicture(async () => (await import('./layerOutputs/LayerOutputs.tsx')).LayerOutputs);
const Gradients = afterFirstPicture(async () => (await import('./gradients/Gradients.tsx')).Gradients);

/** All panels, in reading order. To add one: a folder, a row, and its area in the grid. */
export const PANELS: readonly Panel[] = [
  { id: 'units', title: 'Units', area: 'units', component: UnitsPanel },
  { id: 'preActivation', title: 'Pre-activation', area: 'pre', component: PreActivationPanel },
  { id: 'loss', title: 'Loss', area: 'loss', component: Loss },
  { id: 'layerOutputs', title: 'Layer outputs', area: 'outputs', component: LayerOutputs },
  { id: 'gradients', title: 'Gradients', area: 'gradients', component: Gradients },
  { id: 'gradientNorms', title: 'Gradient norms', area: 'norms', component: GradientNorms },
  { id: 'diagnosis', title: 'Diagnosis', area: 'diagnosis', component: DiagnosisPanel },
];

function afterFirstPicture(load: () => Promise<ComponentType<PanelProps>>): Panel['component'] {
  return {
    load: async () => {
      await firstPicture();
      return load();
    },
  };
}
