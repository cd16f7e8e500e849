import { theLab } from '../../store/theLab.ts';
import { useState, type ReactNode } from 'react';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { ChartCursor } from '../chart/axis/ChartCursor.tsx';
import styles from './SeedDots.module.css';
import { nearestDot, swarm, type DotPlace } from './swarm.ts';

/** A network as a dot. */
export interface SeedDot {
  readonly experiment: Experiment;
  readonly value: number;
  /** What it shows, in words: asked for of the one that is read. */
  readonly words: () => string;
}

interface SeedDotsProps {
  /** Accessible name: what a dot is and where it lies. */
  readonly label: string;
  /** In the order in which arrow keys go through them. */
  readonly dots: readonly SeedDot[];
  /** From value to pixels along the axis. */
  readonly scale: (value: number) => number;
  /** `up`: values lie along the height and dots are stacked to the right; `right`: along the width, stacked upwards. */
  readonly direction: 'up' | 'right';
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

const RADIUS = 3;
const NOWHERE: DotPlace = { along: 0, across: 0 };

/** A dot a network. Pointing at one or arrow keys say which it is; a click or Enter opens that seed as a run of its own. */
export function SeedDots({ label, dots, scale, direction, width, height, colour }: SeedDotsProps): ReactNode {
  const [chosen, setChosen] = useState<number | null>(null);
  const isUp = direction === 'up';
  const places = swarm(dots.map(({ value }) => scale(value)), RADIUS, isUp ? width : height);
  const current = Math.min(Math.max(0, chosen ?? 0), Math.max(0, dots.length - 1));
  // As values change circles move, none takes another's place in the document.
  const inOrderOfSeed = dots.map(({ experiment: { seed } }, index) => ({ seed, index })).toSorted((a, b) => a.seed - b.seed);
  const marked = chosen === null ? undefined : dots[current];
  return (
    <div className={styles['dots']} style={{ width, height }}>
      <svg width={width} height={height} aria-hidden="true">
        {inOrderOfSeed.map(({ seed, index }) => {
          const { along, across } = places[index] ?? NOWHERE;
          const isMarked = chosen !== null && index === current;
          return <circle key={seed} cx={isUp ? across : along} cy={isUp ? along : height - across} r={isMarked ? RADIUS + 2 : RADIUS} fill={colour} className={isMarked ? styles['marked'] : styles['dot']} />;
        })}
      </svg>
      <ChartCursor
        label={label}
        last={dots.length - 1}
        position={current}
        text={dots[current]?.words() ?? 'no network yet'}
        onMove={setChosen}
        onPoint={(x, y) => {
          const nearest = isUp ? nearestDot(places, y, x) : nearestDot(places, x, height - y);
          setChosen(nearest < 0 ? null : nearest);
        }}
        onLeave={() => setChosen(null)}
        onSelect={() => {
          const dot = dots[current];
          if (dot !== undefined) theLab().open({ kind: 'run', experiment: dot.experiment });
        }}
      />
      {marked !== undefined && (
        <p className={styles['words']} data-direction={direction} aria-hidden="true">
          {marked.words()}
        </p>
      )}
    </div>
  );
}
