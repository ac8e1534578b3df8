/** Inside the layout: a frame that has no page to show is still one that answers. */
export { NotFoundPage as default } from '@/components/shell/not-found-page';
