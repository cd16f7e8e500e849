import type { ComponentType } from 'react';
import { firstPicture } from './frame/firstPicture.ts';
import type { Panel, PanelProps } from './panel.ts';
import { PreActivationPanel } from './preActivation/PreActivationPanel.tsx';
import { NetworkPanel } from './network/NetworkPanel.tsx';

/** Charts that need recharts or are not the first thing looked at: loaded after the first paint. */
const Loss = afterFirstPicture(async () => (await import('./loss/Loss.tsx')).Loss);
const GradientNorms = afterFirstPicture(async () => (await import('./gradientNorms/GradientNorms.tsx')).GradientNorms);
const LayerOutputs = afterFirstPicture(async () => (await import('./layerOutputs/LayerOutputs.tsx')).LayerOutputs);
const DiagnosisPanel = afterFirstPicture(async () => (await import('./diagnosis/DiagnosisPanel.tsx')).DiagnosisPanel);
const Parameters = afterFirstPicture(async () => (await import('./parameters/Parameters.tsx')).Parameters);
const FunctionPanel = afterFirstPicture(async () => (await import('./function/FunctionPanel.tsx')).FunctionPanel);
const Gradients = afterFirstPicture(async () => (await import('./gradients/Gradients.tsx')).Gradients);

/** All panels, in reading order: of a trial, of a step, of runs, and of a study. To add one: a folder, a row, its id in `PANEL_IDS` where it is of runs, else in `OTHER_PANEL_IDS`, and its area in the grid where it is on the first screen. */
export const PANELS: readonly Panel[] = [
  { for: 'trial', id: 'treatments', title: 'Treatments', area: 'treatments', component: { load: async () => (await import('./treatments/TreatmentsPanel.tsx')).TreatmentsPanel } },
  { for: 'step', id: 'slowMotion', title: 'Slow motion', area: 'slowMotion', component: { load: async () => (await import('./slowMotion/SlowMotionPanel.tsx')).SlowMotionPanel } },
  { for: 'runs', id: 'network', title: 'Network', area: 'network', isFirst: true, component: NetworkPanel },
  { for: 'runs', id: 'function', title: 'Function', area: 'function', isFirstUpTo: 2, component: FunctionPanel },
  { for: 'runs', id: 'preActivation', title: 'Pre-activation', area: 'pre', isFirst: true, component: PreActivationPanel },
  { for: 'runs', id: 'loss', title: 'Loss', area: 'loss', isFirst: true, component: Loss },
  { for: 'runs', id: 'layerOutputs', title: 'Layer outputs', area: 'outputs', component: LayerOutputs },
  { for: 'runs', id: 'gradients', title: 'Gradients', area: 'gradients', component: Gradients },
  { for: 'runs', id: 'gradientNorms', title: 'Gradient norms', area: 'norms', component: GradientNorms },
  { for: 'runs', id: 'parameters', title: 'Kernels and biases', area: 'parameters', component: Parameters },
  { for: 'runs', id: 'diagnosis', title: 'Diagnosis', area: 'diagnosis', component: DiagnosisPanel },
  { for: 'study', id: 'studySweep', title: 'Sweep', area: 'sweep', ofSweep: true, component: { load: async () => (await import('./study/SweepPanel.tsx')).SweepPanel } },
  { for: 'study', id: 'studyDead', title: 'Dead fraction over seeds', area: 'dead', component: { load: async () => (await import('./study/DeadOverSeeds.tsx')).DeadOverSeeds } },
  { for: 'study', id: 'studyNetworks', title: 'Networks', area: 'networks', component: { load: async () => (await import('./study/Networks.tsx')).Networks } },
];

function afterFirstPicture(load: () => Promise<ComponentType<PanelProps>>): { readonly load: () => Promise<ComponentType<PanelProps>> } {
  return {
    load: async () => {
      await firstPicture();
      return load();
    },
  };
}
