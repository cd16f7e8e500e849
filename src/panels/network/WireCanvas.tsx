import { useCallback, type ReactNode } from 'react';
import { isConstant } from '../../core/diagnosis/evidence.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import type { LayerLayout } from '../../core/experiment/layout.ts';
import type { UnitAt } from '../../store/state.ts';
import { useCanvas, type Surface } from '../chart/canvas/useCanvas.ts';
import type { NetworkPlaces } from './networkPlaces.ts';
import { paintMark, paintNodes, paintRails, paintStubs, paintWires } from './paintWires.ts';
import type { TimeAxis } from '../run/timeAxis.ts';
import { railsOf, wiringOf } from './wires.ts';

interface WireCanvasProps {
  /** What the wires say, for those who do not see them. */
  readonly label: string;
  readonly places: NetworkPlaces;
  readonly layers: readonly LayerLayout[];
  readonly frame: Frame;
  /** Row of each unit, by layer. */
  readonly rows: readonly Float32Array[];
  readonly lit: UnitAt | null;
  /** Layer that is marked, from 1, the output's the last; 0 for the inputs. */
  readonly marked: number | null;
  /** Columns of the rasters, and how many of them are painted. */
  readonly time: TimeAxis;
  readonly painted: number;
  readonly className: string | undefined;
}

/** Inputs, output, and the edges of one epoch between the rasters. Drawn anew only when something in it is another. */
export function WireCanvas({ label, places, layers, frame, rows, lit, marked, time, painted, className }: WireCanvasProps): ReactNode {
  const draw = useCallback(
    (surface: Surface) => {
      for (const tier of places.tiers) {
        const { wires, stubs } = wiringOf({ tier, layers, frame, rows });
        paintRails(surface, railsOf({ tier, wires, rows, time, epoch: frame.epoch, painted, lit }));
        paintStubs(surface, stubs);
        paintWires(surface, wires, tier.layers.length + 1, lit);
        paintNodes(surface, tier, isConstant(frame));
        if (marked !== null) paintMark(surface, tier, marked, layers.length);
      }
    },
    [places, layers, frame, rows, lit, marked, time, painted],
  );
  const canvas = useCanvas(draw);
  return (
    <>
      <canvas ref={canvas} className={className} aria-hidden="true" />
      <p className="unseen">{label}</p>
    </>
  );
}
