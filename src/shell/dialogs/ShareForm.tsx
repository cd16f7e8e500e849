import { useId, useMemo, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { MAX_QUESTION } from '../../core/address/page.ts';
import { useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { Checkboxes } from '../../ui/controls/Checkboxes.tsx';
import { Chevron } from '../../ui/icons.tsx';
import dialogStyles from '../../ui/controls/PageDialog.module.css';
import { useMainExperiment } from '../model/shown/mainRun.ts';
import { qrCodeOf } from '../model/share/qrCode.ts';
import { embedCode, sharedAddress, shareExtras, shownBesidePinned, type ShareWish } from '../model/share/shareLink.ts';
import { HIDE_OPTIONS, idsOf, LOCK_OPTIONS } from '../model/share/shareOptions.ts';
import { experimentSentence } from '../rail/experimentSentence.ts';
import styles from './ShareForm.module.css';

/** The link, what it is to say, and the forms in which it travels. */
export function ShareForm({ onClose }: { readonly onClose: () => void }) {
  const state = useLab((lab) => lab);
  const options = shareExtras(state);
  const [chosen, setChosen] = useState<readonly string[]>(() => options.filter(({ isFirst }) => isFirst).map(({ label }) => label));
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const [locked, setLocked] = useState<readonly string[]>([]);
  const [ask, setAsk] = useState('');
  const experiment = useMainExperiment();
  const beside = shownBesidePinned(state);
  const wish: ShareWish = {
    extras: new Set(options.filter(({ label }) => chosen.includes(label)).map(({ id }) => id)),
    hide: idsOf(HIDE_OPTIONS, hidden),
    lock: idsOf(LOCK_OPTIONS, locked),
    ask,
  };
  const address = sharedAddress(state, wish);
  if (experiment === undefined) return null;
  return (
    <div className={styles['form']}>
      <p className={styles['opens']}>
        Opens {experimentSentence(experiment)}
        {state.shown?.kind === 'study' && ' With many seeds.'}
        {state.shown?.kind === 'comparison' && ' Several runs are compared.'}
        {beside !== null && beside !== 'unwritable' && ' Beside it what is pinned: a comparison.'}
        {beside === 'unwritable' && ' Without the pinned runs: more than one setting differs.'}
      </p>
      <Copied label="Link" text={address} copy="Copy link" isFirst />
      <Checkboxes label="What the link also does" options={options.map(({ label }) => label)} chosen={chosen} onChange={setChosen} />
      <Code address={address} />
      <Folded title="For a class: hide, lock, ask">
        <TextField className={styles['field'] ?? ''} value={ask} onChange={setAsk} maxLength={MAX_QUESTION}>
          <Label>Question</Label>
          <Input className={styles['text'] ?? ''} placeholder="Which layer dies first?" autoComplete="off" />
        </TextField>
        <h3 className={styles['part']}>Lock</h3>
        <Checkboxes label="Settings to lock" options={LOCK_OPTIONS.map(({ label }) => label)} chosen={locked} onChange={setLocked} />
        <h3 className={styles['part']}>Hide</h3>
        <Checkboxes label="Parts to hide" options={HIDE_OPTIONS.map(({ label }) => label)} chosen={hidden} onChange={setHidden} />
      </Folded>
      <Folded title="For a page of yours: embed">
        <Copied label="Embed code" text={embedCode(sharedAddress(state, wish, true))} copy="Copy embed code" isLong />
      </Folded>
      <div className={dialogStyles['actions']}>
        {typeof navigator.share === 'function' && <ActionButton onPress={() => void send(address)}>Send with…</ActionButton>}
        <ActionButton onPress={onClose}>Close</ActionButton>
      </div>
    </div>
  );
}

/** The system's own sheet. Closing it is no error. */
async function send(url: string): Promise<void> {
  try {
    await navigator.share({ title: document.title, url });
  } catch {
    // It was closed, or the browser refuses: the link can be copied.
  }
}

interface CopiedProps {
  readonly label: string;
  readonly text: string;
  readonly copy: string;
  readonly isFirst?: boolean;
  readonly isLong?: boolean;
}

/** A text that can be selected, and copied in one press. Where the clipboard is refused, it is selected. */
function Copied({ label, text, copy, isFirst = false, isLong = false }: CopiedProps) {
  const [said, setSaid] = useState<{ readonly of: string; readonly words: string } | null>(null);
  const id = useId();
  const press = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid({ of: text, words: `${label} copied.` });
    } catch {
      const field = document.getElementById(id);
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
      setSaid({ of: text, words: 'The browser does not let this page copy. It is selected: copy it by hand.' });
    }
  };
  return (
    <div className={styles['copied']} data-long={isLong || undefined}>
      <TextField className={styles['field'] ?? ''} value={text} isReadOnly>
        <Label className={isFirst ? 'unseen' : ''}>{label}</Label>
        {isLong ? <TextArea id={id} className={styles['text'] ?? ''} rows={3} /> : <Input id={id} className={styles['text'] ?? ''} />}
      </TextField>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- A dialog takes the focus in any case; here it goes to what the dialog is opened for. */}
      <ActionButton look={isFirst ? 'primary' : 'plain'} autoFocus={isFirst} onPress={() => void press()}>
        {copy}
      </ActionButton>
      <output className={styles['said']}>{said?.of === text ? said.words : ''}</output>
    </div>
  );
}

function Code({ address }: { readonly address: string }) {
  const code = useMemo(() => qrCodeOf(address), [address]);
  if (code === null) return <p>The link is too long for a QR code.</p>;
  return (
    <svg className={styles['code']} role="img" aria-label="QR code of the link" viewBox={`0 0 ${code.size} ${code.size}`} shapeRendering="crispEdges">
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}

function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <section>
      <Button className={styles['fold'] ?? ''} aria-expanded={isOpen} {...(isOpen ? { 'aria-controls': id } : {})} onPress={() => setOpen(!isOpen)}>
        {title}
        <span className={styles['turn']} data-open={isOpen || undefined}>
          <Chevron />
        </span>
      </Button>
      {isOpen && (
        <div id={id} className={styles['folded']}>
          {children}
        </div>
      )}
    </section>
  );
}
