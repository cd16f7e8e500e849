/** Something that makes training steps. */
export interface Stepper {
  /** Makes steps for about some milliseconds, at least one, and waits for their end. Milliseconds of one. */
  step(milliseconds: number): Promise<number>;
  dispose(): void;
}
