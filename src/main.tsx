import './ui/tokens.css';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createRoot } from 'react-dom/client';
import { createWorkerClient } from './engine/createClient.ts';
import { LastResort } from './shell/pieces/boundaries.tsx';
import { startLimits } from './shell/model/address/limits.ts';
import { Shell } from './shell/Shell.tsx';
import { createLab } from './store/createLab.ts';
import { holdLab } from './store/theLab.ts';

holdLab(createLab(createWorkerClient));
startLimits();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root.');
createRoot(root).render(
  <StrictMode>
    <LastResort>
      {/* The words are English whatever the browser's language, so numbers, arrow keys and menus are too. */}
      <I18nProvider locale="en">
        <Shell />
      </I18nProvider>
    </LastResort>
  </StrictMode>,
);
