import { Rail } from '../rail/Rail.tsx';
import { changeShell, useShell } from '../model/shellState.ts';
import { PageDialog } from '../../ui/controls/PageDialog.tsx';

/** The experiment's controls where the page is too narrow for the rail, or it is hidden. */
export function RailDrawer() {
  const isOpen = useShell((state) => state.drawerOpen);
  return (
    <PageDialog title="Experiment" shape="drawer" isOpen={isOpen} onClose={() => changeShell({ drawerOpen: false })}>
      <Rail />
    </PageDialog>
  );
}
