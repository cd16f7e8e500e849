import * as v from 'valibot';
import { MAX_LINK_BYTES } from '../../../core/link/splitLink.ts';

const LAB = v.literal(1);

/** What a host page may ask. */
const HOST_MESSAGE = v.variant('type', [
  v.strictObject({ lab: LAB, type: v.literal('set'), link: v.pipe(v.string(), v.maxLength(MAX_LINK_BYTES)) }),
  v.strictObject({ lab: LAB, type: v.literal('run') }),
  v.strictObject({ lab: LAB, type: v.literal('pause') }),
  v.strictObject({ lab: LAB, type: v.literal('get') }),
]);

/** A message of the host: change settings, written as in a link; train; hold; say what is shown. */
export type HostMessage = v.InferOutput<typeof HOST_MESSAGE>;

const PROBLEM = `That is no message of the lab. Allowed are { lab: 1, type: "set", link } with a link of at most ${MAX_LINK_BYTES} characters, and { lab: 1, type } with the types "run", "pause" and "get".`;

/** What the page knows of the newest epoch of the first run; not all are told while many are trained. */
export interface FrameMessage {
  readonly type: 'frame';
  readonly status: string;
  /** The link of what is shown, without `#`. */
  readonly link: string;
  readonly epoch: number;
  /** Epochs that the run is to have. */
  readonly epochs: number;
  readonly step: number;
  readonly trainLoss: number | null;
  readonly validationLoss: number | null;
  readonly trainAccuracy: number | null;
  readonly validationAccuracy: number | null;
  /** Of each layer, the output's last; null where units cannot die. */
  readonly deadFraction: readonly (number | null)[];
}

/** What the page tells its host, beside `lab: 1`. */
export type PageMessage =
  | FrameMessage
  | { readonly type: 'ready'; readonly link: string; readonly version: string }
  | { readonly type: 'finished'; readonly link: string; readonly epoch: number; readonly fingerprint: string | null }
  /** In CSS pixels, whole. */
  | { readonly type: 'height'; readonly height: number }
  | { readonly type: 'error'; readonly text: string };

/** Reads what another page has sent; null where it is not meant for the lab. Never throws. */
export function readMessage(data: unknown): HostMessage | { readonly problem: string } | null {
  if (!v.is(v.looseObject({ lab: LAB }), data)) return null;
  const { success, output } = v.safeParse(HOST_MESSAGE, data);
  return success ? output : { problem: PROBLEM };
}
