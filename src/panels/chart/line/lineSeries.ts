/** A line over epochs. */
export interface LineSeries {
  readonly id: string;
  /** Written at its end. */
  readonly label: string;
  /** Any CSS colour. */
  readonly colour: string;
  /** Colour of its name; the page's ink by default. */
  readonly ink?: string;
  readonly dashed?: boolean;
  /** Whether its name is written at its end; it is when this is missing. */
  readonly isNamed?: boolean;
  /** Of a run that is not the main one: thinner. */
  readonly faint?: boolean;
  /** One a point of `EpochLinesProps.epochs`; null leaves a gap. */
  readonly values: readonly (number | null)[];
}

/** A horizontal line to hold the series against. */
export interface Reference {
  readonly value: number;
  readonly label: string;
}

/** A labelled value of an axis. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** A vertical axis: its range, what is written on it, and how it runs. */
export interface ValueAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly Tick[];
  readonly log: boolean;
  /** The quantity, written above the axis; empty when it is written elsewhere. */
  readonly title: string;
}
