import { ACT_KINDS, rowOf } from '../../core/operations/operationTable.ts';
import { patientOf } from '../../store/runs/operating.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { PopupMenu } from '../../ui/controls/PopupMenu.tsx';
import { changeShell, useShell } from '../model/shellState.ts';

const UNDO = 'undo';
const TWIN = 'twin';
type Item = (typeof ACT_KINDS)[number] | typeof UNDO | typeof TWIN;

const KINDS = ACT_KINDS.map((kind): { readonly id: Item; readonly label: string } => ({ id: kind, label: `${rowOf(kind).label}…` }));
const AFTERWARDS: readonly { readonly id: Item; readonly label: string }[] = [
  { id: UNDO, label: 'Undo the last operation' },
  { id: TWIN, label: 'Train the untouched twin beside it' },
];

/** What can be done to the run that stands, while it trains. Of several runs none can be operated on here. */
export function OperateMenu() {
  const patient = useLab((state) => patientOf(state)?.id ?? null);
  const locked = useShell(({ limits }) => limits.lock);
  const isOperated = useLab((state) => patientOf(state)?.experiment.operations !== undefined);
  if (locked?.includes('at') === true) return null;
  const kinds = KINDS.filter(({ id }) => locked?.includes(id) !== true);
  return (
    <PopupMenu<Item> label="Operate" items={isOperated ? [...AFTERWARDS, ...kinds] : kinds} onAction={(item) => patient !== null && choose(item, patient)}>
      <ActionButton isDisabled={patient === null}>Operate</ActionButton>
    </PopupMenu>
  );
}

function choose(item: Item, run: string): void {
  if (item === UNDO) theLab().undoOperation(run);
  else if (item === TWIN) theLab().runTwin(run);
  else changeShell({ operating: item });
}
