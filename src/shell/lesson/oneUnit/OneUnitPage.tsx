import { useId } from 'react';
import { LessonHeader, LessonWays } from '../LessonHeader.tsx';
import { ONE_UNIT } from '../../model/chapters/lessonPages.ts';
import { useLessonProgress } from '../../model/lesson/progressState.ts';
import { ActivationPlot } from './ActivationPlot.tsx';
import styles from './OneUnitPage.module.css';
import { UnitControls } from './UnitControls.tsx';
import { UnitLegend, UnitPicture } from './UnitPicture.tsx';
import { UnitState } from './UnitState.tsx';
import { useUnit } from './useUnit.ts';

/** The first chapter: one unit under the hand, its output, its gradient, and the moment it dies. */
export function OneUnitPage() {
  const heading = useId();
  const hand = useUnit();
  const { isDone } = useLessonProgress(ONE_UNIT.id);
  return (
    <section className={styles['page']} aria-labelledby={heading}>
      <LessonHeader page={ONE_UNIT} heading={heading} />
      <LessonWays page={ONE_UNIT} isNextDue={isDone} />
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <UnitLegend isLeaky={hand.isLeaky} />
          <UnitPicture hand={hand} />
          <UnitState hand={hand} />
        </div>
        <div className={styles['side']}>
          <div className={styles['text']}>
            <p>
              A unit multiplies its input by a kernel, adds a bias, z = w·x + b, and passes z through an activation. ReLU gives max(0, z): z itself where z is positive, else 0. Its derivative is
              1 where z is positive and 0 where z is negative. At z = 0 it has none; programs, this page among them, take 0.
            </p>
            <p>
              A row moves kernel and bias only through that derivative. Where z ≤ 0 the row’s share of the gradient is 0. A unit with z ≤ 0 on every row is <strong>dead</strong>: it gives 0, its gradient is
              exactly 0, and training leaves it where it is.
            </p>
            <p>
              The dashed line is the target, what the unit should give: 0.9·x + 0.65, or 0 where that is negative. The loss is the mean of (output − target)² over the rows. A living unit can bring it to 0; a
              dead one cannot bring it down any more.
            </p>
            <p>
              <strong>Try it.</strong> Take a few steps and see the loss fall. Start over, set the step size to 5, and take one step: the unit overshoots, dies, and the loss is larger for good. Or drag b down
              until the last row goes off. Then choose other inputs.
            </p>
          </div>
          <ActivationPlot hand={hand} />
          <UnitControls hand={hand} />
        </div>
      </div>
    </section>
  );
}
