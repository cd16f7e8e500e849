/** What opens over the page: loaded after its first picture, by `useOverlay` alone. */
export { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
export { Header } from 'react-aria-components/Header';
export { Heading } from 'react-aria-components/Heading';
export { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
export { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
export { Modal, ModalOverlay } from 'react-aria-components/Modal';
export { Popover } from 'react-aria-components/Popover';
export { Select, SelectValue } from 'react-aria-components/Select';
