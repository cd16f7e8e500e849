import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { Chevron } from '../../ui/icons.tsx';
import { togglePanel } from '../model/address/pageFlags.ts';
import styles from './MoreInstruments.module.css';
import { PanelCell } from './PanelCell.tsx';
import { useInstruments } from './runPanels.ts';

const SECTION = 'more-instruments';

/** At the foot of the first screen: leads to the instruments below it, and brings single ones up. */
export function InstrumentLine() {
  const { others, raised, below } = useInstruments();
  return (
    <nav className={styles['line']} aria-label="Instruments">
      {below.length > 0 && (
        <ActionButton look="text" className={styles['all']} onPress={goToSection}>
          More instruments <Chevron />
        </ActionButton>
      )}
      {others.map(({ id, title }) => (
        <ToggleButton key={id} className={styles['name'] ?? ''} aria-label={`${title} on the first screen`} isSelected={raised.some((panel) => panel.id === id)} onChange={() => togglePanel(id)}>
          {title}
        </ToggleButton>
      ))}
    </nav>
  );
}

/** The instruments below the first screen; an enlarged one has the centre to itself. Nothing where all are brought up. */
export function MoreInstruments() {
  const runs = useLab((state) => state.sideBySide);
  const enlarged = useLab((state) => state.view.enlarged);
  const { below } = useInstruments();
  const isHere = enlarged === null || below.some(({ id }) => id === enlarged);
  if (below.length === 0) return null;
  return (
    <section id={SECTION} className={styles['more']} aria-label="More instruments" tabIndex={-1} hidden={!isHere} data-enlarged={enlarged !== null || undefined} data-several={runs.length > 1 || undefined}>
      {below.map(({ id, title, area, component: Panel }) => (
        <PanelCell key={id} id={id} title={title} area={area} className={styles['cell']}>
          <Panel runs={runs} />
        </PanelCell>
      ))}
    </section>
  );
}

/** Whether an instrument below the first screen is enlarged: it takes the room. */
export function useIsAside(): boolean {
  const enlarged = useLab((state) => state.view.enlarged);
  return useInstruments().below.some(({ id }) => id === enlarged);
}

function goToSection(): void {
  const section = document.getElementById(SECTION);
  section?.focus({ preventScroll: true });
  section?.scrollIntoView({ block: 'start' });
}
