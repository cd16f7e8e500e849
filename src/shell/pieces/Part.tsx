import type { ReactNode } from 'react';
import type { PartId } from '../../core/address/page.ts';
import { useIsThere } from '../model/shellState.ts';

/** A part of the page that a link can hide; hidden, it is not there at all. */
export function Part({ id, children }: { readonly id: PartId; readonly children: ReactNode }) {
  return useIsThere(id) ? children : null;
}
