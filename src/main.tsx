import './panels/kit/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createWorkerClient } from './engine/createClient.ts';
import { LastResort } from './shell/pieces/LastResort.tsx';
import { Shell } from './shell/Shell.tsx';
import { startEngine } from './store/actions.ts';

startEngine(createWorkerClient);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root.');
createRoot(root).render(
  <StrictMode>
    <LastResort>
      <Shell />
    </LastResort>
  </StrictMode>,
);
