import { notFound } from 'next/navigation';

/** Every path no other page answers: our own not-found page, in the language of the path. */
export default function UnknownPage() {
  notFound();
}
