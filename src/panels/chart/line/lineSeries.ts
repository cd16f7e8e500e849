/** A line over epochs. */
export interface LineSeries {
  readonly id: string;
  /** Index of the run that it belongs to. */
  readonly run: number;
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
