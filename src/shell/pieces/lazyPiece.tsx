import { useEffect, useSyncExternalStore, type ComponentType, type ReactNode, useState } from 'react';
import { Fault } from '../../ui/Fault.tsx';
import { sentenceOf } from '../../panels/frame/Boundary.tsx';
import { passFocus } from '../../ui/passFocus.ts';
import styles from './Pieces.module.css';
import { studyOf } from '../../store/state.ts';
import { theLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { exportRecorded } from '../model/export/exportRecorded.ts';

type State<Props> =
  | { readonly kind: 'unasked' | 'coming' }
  | { readonly kind: 'here'; readonly Piece: ComponentType<Props> }
  | { readonly kind: 'failed'; readonly reason: string };

/** A part of the page that is loaded when it is first shown, or before. */
type LazyPiece<Props> = ComponentType<Props> & { readonly loadAhead: () => void };

/** What asks again for each piece that failed. They mostly fail of one cause, so they are tried again together. */
const failed = new Set<() => void>();

function retryAll(): void {
  for (const request of failed) request();
}

/**
 * A part of the page whose code is loaded when it is first shown; the only way to make one. Until it is here its
 * place is held, and after a moment says so, unless it has none that is seen. Where it cannot be loaded, a message takes its place, with *Try again*:
 * the rest of the page does not depend on it.
 */
export function lazyPiece<Props extends object>(title: string, load: () => Promise<ComponentType<Props>>, Frame: ComponentType<{ readonly children: ReactNode }>, isSeen = true): LazyPiece<Props> {
  let state: State<Props> = { kind: 'unasked' };
  const listeners = new Set<() => void>();

  function become(next: State<Props>): void {
    state = next;
    if (next.kind === 'failed') failed.add(request);
    else failed.delete(request);
    for (const listener of listeners) listener();
  }

  function request(): void {
    if (state.kind === 'coming' || state.kind === 'here') return;
    become({ kind: 'coming' });
    load().then(
      (Piece) => become({ kind: 'here', Piece }),
      (error: unknown) => become({ kind: 'failed', reason: sentenceOf(error) }),
    );
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function LazyPiece(props: Props): ReactNode {
    const now = useSyncExternalStore(subscribe, () => state);
    useEffect(request, []);
    if (now.kind === 'here') return <now.Piece {...props} />;
    if (now.kind !== 'failed' && !isSeen) return null;
    return <Frame>{now.kind === 'failed' ? <NotLoaded title={title} reason={now.reason} /> : <p className={styles['coming']}>Still loading…</p>}</Frame>;
  }
  return Object.assign(LazyPiece, { loadAhead: request });
}

function NotLoaded({ title, reason }: { readonly title: string; readonly reason: string }): ReactNode {
  useEffect(() => {
    addEventListener('online', retryAll);
    return () => removeEventListener('online', retryAll);
  }, []);
  const retry = (): void => {
    if (document.activeElement !== null) passFocus(document.activeElement, '#centre');
    retryAll();
  };
  return (
    <Fault text={`“${title}” could not be loaded. ${reason} The run is kept.`} onRetry={retry}>
      <ReloadWay />
    </Fault>
  );
}

/** Reloads the page, by `reload`; where that drops a run, offers its export first. */
export function ReloadWay({ reload = reloadPage }: { readonly reload?: () => void }) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) return <ActionButton onPress={() => (hasRecorded() ? setAsked(true) : reload())}>Reload the page</ActionButton>;
  return (
    <>
      <p className={styles['asked']}>Reloading drops what was recorded.</p>
      <ActionButton onPress={() => void exportRecorded()}>Export it first</ActionButton>
      <ActionButton onPress={reload}>Reload now</ActionButton>
    </>
  );
}

function reloadPage(): void {
  location.reload();
}

function hasRecorded(): boolean {
  const state = theLab().getState();
  return (studyOf(state)?.seconds ?? 0) > 0 || Object.values(state.runs).some(({ step }) => step > 0);
}

/** Holds the place of a piece that is loaded later and has no panel's frame. */
export function PlainFrame({ children }: { readonly children: ReactNode }) {
  return <div className={styles['frame']}>{children}</div>;
}
