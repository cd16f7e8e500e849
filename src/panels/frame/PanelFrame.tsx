import { createContext, memo, useContext, useEffect, useId, useState, type ReactNode } from 'react';
import { theLab, useLab } from '../../store/theLab.ts';
import { Icon } from '../../ui/icons.tsx';
import { useIsPrinting } from '../../ui/printing.ts';
import { IconToggle } from '../../ui/controls/IconToggle.tsx';
import styles from './PanelFrame.module.css';
import { ReadingCard } from './ReadingCard.tsx';
import { readingOf } from './readings.ts';

interface PanelFrameProps {
  /** Id of the panel's row in the table, for enlarging. */
  readonly id: string;
  /** Heading and accessible name of the region, exactly. */
  readonly title: string;
  /** Said beside the heading, in a few words. */
  readonly summary?: ReactNode;
  /** Choices of the panel. Hidden while the table is shown. */
  readonly toolbar?: ReactNode;
  /** The same as a table; called only while it is shown. Every chart has one. */
  readonly table?: () => ReactNode;
  readonly children: ReactNode;
}

/** Where in the header of a panel its charts write the values under the crosshair; null outside of panels. */
export const ReadoutPlace = createContext<HTMLElement | null>(null);

/** Which panel a tool in its header is for. */
export interface PanelTool {
  readonly id: string;
  readonly title: string;
}

/** What the page offers in the header of every panel, beside its table and size. */
export const ToolOfPanels = createContext<(panel: PanelTool) => ReactNode>(() => null);

/** A panel: a named region with a heading that opens how it is read, its choices, a table view and a way to enlarge it. Its body is a flex column. */
export function PanelFrame({ id, title, summary, toolbar, table, children }: PanelFrameProps): ReactNode {
  const heading = useId();
  const reading = readingOf(id);
  const [tabular, setTabular] = useState(false);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const enlarged = useLab((state) => state.view.enlarged === id);
  useEffect(() => {
    if (!enlarged) return undefined;
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) theLab().setEnlarged(null);
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [enlarged]);
  const isPrinting = useIsPrinting();
  const asTable = tabular && table !== undefined;
  return (
    <section
      className={styles['panel']}
      aria-labelledby={heading}
      data-panel={id}
      data-enlarged={enlarged || undefined}
    >
      <header className={styles['header']}>
        <h2 className={styles['title']} id={heading}>
          {reading === undefined ? title : <ReadingCard title={title} reading={reading} />}
        </h2>
        <div className={styles['readout']} ref={setPlace} aria-hidden="true" />
        <p className={styles['summary']}>{summary}</p>
        <div className={styles['tools']}>
          {!asTable && toolbar}
          <PanelTools id={id} title={title} hasTable={table !== undefined} tabular={tabular} onTabular={setTabular} enlarged={enlarged} />
        </div>
      </header>
      <div className={styles['body']}>{asTable && !isPrinting ? table() : <ReadoutPlace value={place}>{children}</ReadoutPlace>}</div>
      {isPrinting && table !== undefined && <div className={styles['numbers']}>{table()}</div>}
    </section>
  );
}

interface PanelToolsProps extends PanelTool {
  readonly hasTable: boolean;
  readonly tabular: boolean;
  readonly onTabular: (tabular: boolean) => void;
  readonly enlarged: boolean;
}

/** Table and size of a panel; what the panel shows leaves them alone. */
const PanelTools = memo(function PanelTools({ id, title, hasTable, tabular, onTabular, enlarged }: PanelToolsProps): ReactNode {
  const toolOf = useContext(ToolOfPanels);
  return (
    <>
      {toolOf({ id, title })}
      {hasTable && (
        <IconToggle label={`${title} as a table`} isOn={tabular} onChange={onTabular}>
          <Icon name="table" />
        </IconToggle>
      )}
      <IconToggle label={`Enlarge ${title}`} isOn={enlarged} onChange={(large) => theLab().setEnlarged(large ? id : null)}>
        <Icon name={enlarged ? 'shrink' : 'enlarge'} />
      </IconToggle>
    </>
  );
});
