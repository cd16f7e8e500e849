import { Button } from 'react-aria-components/Button';
import { Chevron } from '../../ui/icons.tsx';
import { OpeningButton } from '../../ui/controls/OpeningButton.tsx';
import { useOverlay, useOverlayParts } from '../../ui/useOverlay.ts';
import { lessonHref, useLessonPage } from '../model/lesson/openLesson.ts';
import { LESSON_MENU, placeOf, type LessonPage } from '../model/chapters/lessonPages.ts';
import type { LessonProgress } from '../model/lesson/progress.ts';
import { useProgress } from '../model/lesson/progressState.ts';
import styles from './LessonsMenu.module.css';

/** The lessons in their order, each a link, with how far the reader has come in it. */
export function LessonsMenu() {
  const page = useLessonPage();
  const title = page === null ? 'Lessons' : numbered(page);
  const overlay = useOverlay();
  const { parts, isOpen, setOpen } = overlay;
  const button = (
    <OpeningButton overlay={overlay}>
      <Button className={styles['button'] ?? ''} aria-label={page === null ? 'Lessons' : `Lessons: ${title}`}>
        <span className={styles['value']}>{title}</span>
        <Chevron />
      </Button>
    </OpeningButton>
  );
  if (parts === null) return <div className={styles['picker']}>{button}</div>;
  const { MenuTrigger, Popover } = parts;
  return (
    <div className={styles['picker']}>
      <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
        {button}
        <Popover className={styles['popover'] ?? ''} placement="bottom start">
          <Lessons open={page} />
        </Popover>
      </MenuTrigger>
    </div>
  );
}

/** Mounted while the menu is open, so that its links are those of what is shown then. */
function Lessons({ open }: { readonly open: LessonPage | null }) {
  const progress = useProgress();
  const parts = useOverlayParts(true);
  if (parts === null) return null;
  const { Header, Menu, MenuItem, MenuSection } = parts;
  return (
    <Menu className={styles['list'] ?? ''} aria-label="Lessons">
      {LESSON_MENU.map((group) => (
        <MenuSection key={group.title} className={styles['group'] ?? ''}>
          <Header className={styles['heading'] ?? ''}>{group.title}</Header>
          {group.pages.map((page) => {
            const mark = markOf(page, progress.get(page.id));
            return (
              <MenuItem key={page.id} id={page.id} textValue={page.title} href={lessonHref(page)} className={styles['item'] ?? ''} data-open={page.id === open?.id || undefined}>
                <span className={styles['title']}>{numbered(page)}</span>
                <span className={styles['mark']}>
                  {mark !== null && `${mark} · `}
                  {page.minutes} min
                </span>
                <span className={styles['question']}>{page.question}</span>
              </MenuItem>
            );
          })}
        </MenuSection>
      ))}
    </Menu>
  );
}

function numbered({ id, title }: LessonPage): string {
  return `${placeOf(id) + 1} · ${title}`;
}

function markOf({ id }: LessonPage, progress: LessonProgress | undefined): string | null {
  if (progress?.isDone === true) return '✓ done';
  if (progress !== undefined && progress.prediction !== null) return '… predicted';
  return placeOf(id) === 0 ? 'start here' : null;
}
