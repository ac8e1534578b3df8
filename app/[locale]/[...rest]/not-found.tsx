/** Each part of the shop has its own: one for all would be sent along with every page a second time. */
export { NotFoundPage as default } from '@/components/shell/not-found-page';
