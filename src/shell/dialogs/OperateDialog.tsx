import { useEffect } from 'react';
import { firstPicture } from '../../panels/frame/firstPicture.ts';
import { patientOf } from '../../store/runs/operating.ts';
import { rowOf } from '../../core/operations/operationTable.ts';
import { useLab } from '../../store/theLab.ts';
import { PageDialog } from '../../ui/controls/PageDialog.tsx';
import { changeShell, useShell } from '../model/shellState.ts';
import { lazyPiece, PlainFrame } from '../pieces/lazyPiece.tsx';

/** Loaded after the first picture, so that the dialog opens with it. */
const OperateForm = lazyPiece('Operate', async () => (await import('./OperateForm.tsx')).OperateForm, PlainFrame);

/** Asks for the value, the place and the time of an operation. */
export function OperateDialog() {
  const kind = useShell((state) => state.operating);
  const run = useLab(patientOf);
  useEffect(() => {
    void firstPicture().then(OperateForm.loadAhead);
  }, []);
  return (
    <PageDialog title={kind === null ? 'Operate' : rowOf(kind).label} isOpen={kind !== null} onClose={close}>
      {kind !== null && run !== null && <OperateForm key={kind} kind={kind} run={run} onClose={close} />}
    </PageDialog>
  );
}

function close(): void {
  changeShell({ operating: null });
}
