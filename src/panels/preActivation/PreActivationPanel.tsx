import { useState, type ReactNode } from 'react';
import { useLab } from '../../store/lab.ts';
import type { PanelProps } from '../panel.ts';
import { epochName } from '../chart/axis/epochAxis.ts';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useShownEpoch } from '../run/useRun.ts';
import { PreActivationOf, type Span } from './PreActivationOf.tsx';
import styles from './PreActivationPanel.module.css';
import { PreActivationTable } from './PreActivationTable.tsx';

const SPANS: readonly { readonly id: Span; readonly label: string }[] = [
  { id: 'all', label: 'all time' },
  { id: 'shown', label: 'own' },
];

/** Where z lies: the distribution of the layer in focus, sliding over the zero line. */
export function PreActivationPanel({ runs }: PanelProps): ReactNode {
  const [span, setSpan] = useState<Span>('all');
  const [main = ''] = runs;
  const layer = useLab((state) => state.view.layer);
  const epoch = useShownEpoch(main);
  return (
    <PanelFrame
      id="preActivation"
      title="Pre-activation"
      summary={epoch >= 0 && (runs.length > 1 ? `layer ${layer}` : `layer ${layer} \u00b7 ${epochName(epoch)}`)}
      toolbar={<Segmented label="Scale of z" options={SPANS} value={span} onChange={setSpan} />}
      table={() => runs.map((run) => <PreActivationTable key={run} run={run} />)}
    >
      <div className={styles['runs']}>
        {runs.map((run) => (
          <PreActivationOf key={run} run={run} span={span} beside={runs} />
        ))}
      </div>
    </PanelFrame>
  );
}
