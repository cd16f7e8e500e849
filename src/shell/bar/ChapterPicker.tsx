import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { CHAPTER_GROUPS, CHAPTERS } from '../../lessons/chapters.ts';
import { Chevron } from '../controls/Chevron.tsx';
import { chapterOf, openChapter } from '../link/openChapter.ts';
import { useMainExperiment } from '../link/mainRun.ts';
import styles from './chapterPicker.module.css';

/** The article's settings in its order, and the control. Shows which one the experiment is, if it is one. */
export function ChapterPicker() {
  const experiment = useMainExperiment();
  const chapter = experiment === undefined ? null : chapterOf(experiment);
  return (
    <Select
      className={styles['picker'] ?? ''}
      aria-label="Chapter"
      placeholder="Own experiment"
      value={chapter?.id ?? null}
      onChange={(id) => {
        const chosen = CHAPTERS.find((each) => each.id === id);
        if (chosen !== undefined) openChapter(chosen);
      }}
    >
      <Button className={styles['button'] ?? ''}>
        <SelectValue className={styles['value'] ?? ''}>{({ defaultChildren }) => (chapter === null ? defaultChildren : titleOf(chapter.number, chapter.title))}</SelectValue>
        <Chevron />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <ListBox className={styles['list'] ?? ''}>
          {CHAPTER_GROUPS.map((group) => (
            <ListBoxSection key={group.number} className={styles['group'] ?? ''}>
              <Header className={styles['heading'] ?? ''}>{group.title}</Header>
              {CHAPTERS.filter(({ number }) => number === group.number).map(({ id, title, question }) => (
                <ListBoxItem key={id} id={id} textValue={title} className={styles['item'] ?? ''}>
                  <span className={styles['title']}>{title}</span> <span className={styles['question']}>{question}</span>
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

function titleOf(number: number, title: string): string {
  if (number === 0) return title;
  return number > 9 ? `Control · ${title}` : `${number} · ${title}`;
}
