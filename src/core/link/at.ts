import { fits, MAX_OPERATIONS, type Act, type Operation } from '../experiment/operation.ts';
import { badValue, leftOut, type Notice } from './notice.ts';
import { ACT_KINDS, formatValue, isActKind, parseAct, rowOf } from '../operations/operationTable.ts';

/** The operations of a link, and what of them could not be used. */
export interface ReadOperations {
  /** In the order in which they are first made. */
  readonly operations: readonly Operation[];
  readonly notices: readonly Notice[];
}

/** The network that operations are made in. */
type Patient = Parameters<typeof fits>[1];

const GRAMMAR = 'Allowed is epoch.operation:value, with every.epochs before the operation, and a layer and a unit after it, where it takes them.';

/**
 * Reads the value of `at`, `10.activation:leaky_relu:0.3|14.bias.1.add:0.5`, for a network: see `docs/links.md`. Never throws;
 * each part that cannot be used is left out with a notice. At most `MAX_OPERATIONS` parts are read.
 */
export function readOperations(text: string, patient: Patient): ReadOperations {
  const operations: Operation[] = [];
  const notices: Notice[] = [];
  const parts = text.split('|');
  for (const part of parts.slice(0, MAX_OPERATIONS)) {
    const read = readOperation(part, patient);
    if (typeof read === 'string') notices.push(leftOut('at', part, read));
    else operations.push(read);
  }
  if (parts.length > MAX_OPERATIONS) notices.push(badValue('at', `${parts.length} operations`, `Allowed are ${MAX_OPERATIONS}.`, `The first ${MAX_OPERATIONS} are read.`));
  return { operations: operations.toSorted((one, other) => one.epoch - other.epoch), notices };
}

/** Writes operations as the value of `at`. `readOperations` of it gives what is equal, in the order in which they are first made. */
export function formatOperations(operations: readonly Operation[]): string {
  return operations.toSorted((one, other) => one.epoch - other.epoch).map(formatOperation).join('|');
}

function formatOperation(operation: Operation): string {
  const { epoch, every, kind, layer, unit } = operation;
  const { repeats, verb } = rowOf(kind);
  const period = every === undefined || repeats === 'always' ? [] : ['every', every];
  const place = layer === undefined ? [] : unit === undefined ? [layer] : [layer, unit + 1];
  const value = formatValue(operation);
  const head = [epoch, ...period, kind, ...place, ...(verb === undefined ? [] : [verb])].join('.');
  return value === '' ? head : `${head}:${value}`;
}

/** A part's operation, or what is allowed, as a sentence. */
function readOperation(part: string, patient: Patient): Operation | string {
  const colon = part.indexOf(':');
  const [epochText = '', ...words] = (colon < 0 ? part : part.slice(0, colon)).split('.');
  const epoch = wholeNumber(epochText);
  const isStanding = words[0] === 'every';
  const every = isStanding ? wholeNumber(words[1] ?? '') : undefined;
  const [name = '', ...place] = isStanding ? words.slice(2) : words;
  if (epoch === null || every === null || every === 0) return GRAMMAR;
  if (!isActKind(name)) return `Allowed are the operations ${ACT_KINDS.join(', ')}.`;
  const row = rowOf(name);
  if (row.verb !== undefined && place.pop() !== row.verb) return `Allowed is .${row.verb} before the colon.`;
  if (every !== undefined && row.repeats !== 'may') return `Allowed is ${name} without a period: it is made ${row.repeats === 'never' ? 'once' : 'every epoch'}.`;
  const [layer, unit, ...others] = place.map(wholeNumber);
  if (others.length > 0 || layer === null || layer === 0 || unit === null || unit === 0) return GRAMMAR;
  if (layer !== undefined && row.reach === 'network') return `Allowed is ${name} without a layer.`;
  if (unit !== undefined && row.reach !== 'units') return `Allowed is ${name} without a unit.`;
  const act = parseAct(name, colon < 0 ? '' : part.slice(colon + 1));
  if (act === undefined || (colon === part.length - 1 && colon >= 0)) return `Allowed is ${row.value.allowed}.`;
  const operation = operationOf(act, { epoch, every: row.repeats === 'always' ? 1 : every, layer, unit: unit === undefined ? undefined : unit - 1 });
  return fits(operation, patient) ? operation : `Allowed is what there is: the network has ${layersText(patient)}, and its training ends with epoch ${patient.epochs}.`;
}

/** An operation without what is not said of when and where it is made. */
export function operationOf(act: Act, { epoch, every, layer, unit }: { readonly epoch: number } & { readonly [K in 'every' | 'layer' | 'unit']?: number | undefined }): Operation {
  return { ...act, epoch, ...(every === undefined ? {} : { every }), ...(layer === undefined ? {} : { layer }), ...(unit === undefined ? {} : { unit }) };
}

function layersText({ layers }: Patient): string {
  return layers.length === 1 ? `one hidden layer of ${layers[0]?.units ?? 0}` : `hidden layers of ${layers.map(({ units }) => units).join(', ')}`;
}

/** A whole number of at most four digits; null for anything else. */
function wholeNumber(text: string): number | null {
  return /^(?:0|[1-9]\d{0,3})$/.test(text) ? Number(text) : null;
}
