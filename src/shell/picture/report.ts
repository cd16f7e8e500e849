import { layoutOf } from '../../core/experiment/layout.ts';
import { fieldOf, PROPERTIES } from '../../core/experiment/settings/fields.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { textOf } from '../../core/experiment/settings/propertyText.ts';
import { operationMarks } from '../../core/operations/marks.ts';
import { runRecord, type RecordedRun } from '../../core/record/runRecord.ts';
import type { Shown } from '../../core/shown/shown.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { epochName, formatEpochTick, sentenceStart } from '../../core/words/names.ts';
import { formatCount, formatLoss, formatShare } from '../../core/words/numbers.ts';
import type { PanelPicture } from '../../panels/picture/panelPicture.ts';
import { bareSvg, type Caption } from '../../panels/picture/sheet.ts';
import type { LabState } from '../../store/state.ts';
import { recordedRuns } from '../model/export/recordFile.ts';
import { qrCodeOf } from '../model/share/qrCode.ts';
import { reportHtml, type ReportTable } from './reportHtml.ts';

/** Share of the widest picture's width above which another takes the whole page as well. */
const WIDE = 0.6;
/** Most epochs in a table; of more, as many as these, evenly apart. */
const MOST_ROWS = 26;

/** What is shown as a page to print: sentence, findings, pictures, numbers, settings and link. Of many seeds the panels hold the numbers. */
export function reportOf(state: LabState, shown: Shown, { sentences, link, source }: Caption, pictures: readonly PanelPicture[]): string {
  const widest = Math.max(...pictures.map(({ width }) => width));
  const runs = shown.kind === 'study' ? [] : recordedRuns(state);
  return reportHtml({
    title: shown.kind === 'study' ? 'Report of many seeds' : runs.length > 1 ? `Report of ${runs.length} runs` : 'Report of a run',
    sentences,
    findings: runs.map((run) => {
      const { headline, findings } = runRecord(run);
      return { name: `${run.name === '' ? 'What was found' : run.name} at ${epochName(run.frames.at(-1)?.epoch ?? 0)}`, headline, texts: findings.map(({ text }) => text) };
    }),
    pictures: pictures.map((picture) => ({ svg: bareSvg(picture), isWide: picture.width > WIDE * widest })),
    tables: [...runs.map(numbersOf), ...(runs.length > 0 ? runs.map(({ name, experiment }) => settingsOf(name, experiment)) : [settingsOf('', shown.experiment)])],
    link,
    code: qrCodeOf(link),
    source,
  });
}

function numbersOf({ name, frames, experiment }: RecordedRun & { readonly name: string }): ReportTable {
  const hidden = layoutOf(experiment).layers.filter(({ isOutput }) => !isOutput);
  const units = hidden.reduce((sum, layer) => sum + layer.units, 0);
  const deadOf = ({ layers }: Frame): string => {
    const shares = hidden.map((layer, index) => ({ units: layer.units, share: layers[index]?.deadFraction ?? null }));
    return shares.some(({ share }) => share === null) ? '–' : `${formatCount(shares.reduce((sum, each) => sum + Math.round(each.units * (each.share ?? 0)), 0))} of ${formatCount(units)}`;
  };
  const stride = Math.max(1, (frames.length - 1) / (MOST_ROWS - 1));
  const rows = frames.filter((_, index) => index === Math.round(Math.round(index / stride) * stride));
  return {
    caption: `${named(name, 'Epochs')}${rows.length < frames.length ? `, ${rows.length} of ${formatCount(frames.length)}` : ''}`,
    columns: ['epoch', 'train loss', 'validation loss', 'train accuracy', 'validation accuracy', 'dead units'],
    rows: rows.map((frame) => [formatEpochTick(frame.epoch), orDash(frame.trainLoss, formatLoss), orDash(frame.validationLoss, formatLoss), orDash(frame.trainAccuracy, formatShare), orDash(frame.validationAccuracy, formatShare), deadOf(frame)]),
  };
}

function settingsOf(name: string, experiment: Experiment): ReportTable {
  const rows = PROPERTIES.flatMap((property) => {
    const { label, key } = fieldOf(property);
    const value = textOf(experiment, property);
    return value === '' ? [] : [[sentenceStart(label), value, key]];
  });
  const operations = operationMarks([experiment], experiment.epochs).flatMap(({ text }) => (text === '' ? [] : [['Operation', text, 'at']]));
  return { caption: named(name, 'Settings, as the link writes them'), columns: ['setting', 'value', 'key'], rows: [...rows, ...operations] };
}

function orDash(value: number | null, format: (value: number) => string): string {
  return value === null ? '–' : format(value);
}

function named(name: string, what: string): string {
  return name === '' ? what : `${name}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}
