/** The same page, inside the layout: a frame that has one to show is still one that answers. */
export { default } from '../not-found';
