import { reproductionText } from '../../core/record/reproduction.ts';
import { classes } from '../../ui/classes.ts';
import { useOfMainRun } from '../model/shown/mainRun.ts';
import styles from './Notices.module.css';

/** Whether the run that is shown comes to the one that was shared. */
export function Reproduction({ expected }: { readonly expected: string }) {
  const status = useOfMainRun('status');
  const engine = useOfMainRun('engine') ?? null;
  const fingerprint = useOfMainRun('fingerprint') ?? null;
  const isOver = status === 'finished' && engine !== null;
  return (
    <output className={classes(styles['notices'], styles['calm'])}>
      <span className={styles['text']}>
        {isOver ? reproductionText(expected, { engine: engine.id, fingerprint }) : `This link expects the bits of a run that was shared (fingerprint ${expected}). When the run has ended, the page says whether it gave them.`}
      </span>
    </output>
  );
}
