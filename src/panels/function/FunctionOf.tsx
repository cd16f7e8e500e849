import { memo, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { drawRows } from '../../core/experiment/birth/drawRows.ts';
import { probeRowsOf } from '../../core/experiment/layout.ts';
import { predictionOf } from '../../core/experiment/birth/prediction.ts';
import type { RunId } from '../../store/run.ts';
import { isPageOf } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { useIsAllDrawn } from '../../ui/printing.ts';
import { useSize } from '../../ui/useSize.ts';
import { ChartCursor } from '../chart/axis/ChartCursor.tsx';
import { type Surface, useCanvas } from '../chart/canvas/useCanvas.ts';
import { startDrawing } from './drawing.ts';
import styles from './FunctionOf.module.css';
import type { FunctionPicture, FunctionRequest } from './functionPicture.ts';
import { noteWords, pictureWords, summaryWords, unitWords } from './functionWords.ts';
import { paintFunction } from './paintFunction.ts';
import { placePlot, unitAt } from './plotPlace.ts';

/** Rows drawn as points. */
const POINTS = 300;

interface FunctionOfProps {
  readonly run: RunId;
  /** The run's name where several are shown, else empty. */
  readonly name: string;
  readonly request: FunctionRequest;
  /** The epoch that other panels show; the request's is the last before it that is kept. */
  readonly shownEpoch: number;
}

/** The function of one network, and what there is to say of the unit pointed at. */
export const FunctionOf = memo(function FunctionOf({ run, name, request, shownEpoch }: FunctionOfProps): ReactNode {
  const { ref, width, height } = useSize<HTMLDivElement>();
  const picture = usePicture(request, useIsSeen(ref));
  return (
    <figure className={styles['run']} aria-busy={picture === null} aria-label={name === '' ? pictureWords(request) : `${name}: ${pictureWords(request)}`}>
      {name !== '' && <figcaption className={styles['name']}>{name}</figcaption>}
      <div className={styles['plot']} ref={ref}>
        {picture !== null && width > 0 && <Plot run={run} name={name} picture={picture} width={width} height={height} />}
      </div>
      {picture !== null && <Reading picture={picture} shownEpoch={shownEpoch} />}
    </figure>
  );
});

interface PlotProps {
  readonly run: RunId;
  readonly name: string;
  readonly picture: FunctionPicture;
  readonly width: number;
  readonly height: number;
}

function Plot({ run, name, picture, width, height }: PlotProps): ReactNode {
  const { request, units } = picture;
  const { experiment, layer } = request;
  const { low, high } = predictionOf(experiment);
  const place = useMemo(() => placePlot(picture, [low, high], width, height), [picture, low, high, width, height]);
  const rows = useMemo(() => (experiment.inputs > 2 ? null : drawRows(experiment, 0, Math.min(POINTS, probeRowsOf(experiment)))), [experiment]);
  const lit = useLitUnit(picture);
  const draw = useCallback((surface: Surface) => paintFunction(surface, picture, place, { rows, lit }), [picture, place, rows, lit]);
  const canvas = useCanvas(draw);
  const point = (unit: number | null): void => theLab().setHoverUnit(unit === null ? null : { layer, unit });
  const at = lit ?? 0;
  const select = (): void => {
    theLab().setUnit(isPageOf(theLab().getState(), { layer, unit: at }, run) ? null : { layer, unit: at }, run);
  };
  return (
    <>
      <canvas ref={canvas} className={styles['canvas']} aria-hidden="true" />
      <ChartCursor
        label={`${name === '' ? '' : `${name}, `}${summaryWords(picture)}. Arrow keys move over units, Enter keeps one lit.`}
        last={units.length - 1}
        position={at}
        text={unitWords(request, at)}
        onMove={point}
        onKey={(key) => {
          if (key !== 'Escape' || theLab().getState().view.unit === null) return false;
          theLab().setUnit(null);
          return true;
        }}
        onPoint={(x, y) => point(unitAt(picture, place, x, y)?.unit ?? null)}
        onLeave={() => point(null)}
        onSelect={select}
      />
    </>
  );
}

/** The unit that is pointed at or chosen, where it is one of the layer that is drawn. */
function useLitUnit({ request: { layer }, units }: FunctionPicture): number | null {
  const lit = useLab(({ view }) => view.hoverUnit ?? view.unit);
  return lit !== null && lit.layer === layer && lit.unit < units.length ? lit.unit : null;
}

function Reading({ picture, shownEpoch }: { readonly picture: FunctionPicture; readonly shownEpoch: number }): ReactNode {
  const lit = useLitUnit(picture);
  return <p className={styles['reading']}>{lit === null ? [noteWords(picture, shownEpoch).join(' '), <span key="how" data-unpictured> Point at a line, or use the arrow keys, to read a unit.</span>] : unitWords(picture.request, lit)}</p>;
}

/** The newest picture that is ready; nothing is computed while the panel is out of sight. */
function usePicture(request: FunctionRequest, isSeen: boolean): FunctionPicture | null {
  const [picture, setPicture] = useState<FunctionPicture | null>(null);
  const drawing = useMemo(() => startDrawing(setPicture), []);
  useEffect(() => {
    if (isSeen) drawing.ask(request);
  }, [drawing, request, isSeen]);
  useEffect(() => () => drawing.stop(), [drawing]);
  return picture?.request.experiment === request.experiment ? picture : null;
}

/** Whether an element is in sight, or nearly, or a picture of the page is made. */
function useIsSeen(ref: { readonly current: Element | null }): boolean {
  const [isSeen, setSeen] = useState(false);
  const isAllDrawn = useIsAllDrawn();
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver((entries) => setSeen(entries.at(-1)?.isIntersecting ?? false), { rootMargin: '25%', scrollMargin: '25%' });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return isSeen || isAllDrawn;
}
