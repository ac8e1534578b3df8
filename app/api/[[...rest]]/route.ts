import { jsonError } from '@/lib/http';

function notFound(): Response {
  return jsonError(404, 'not-found');
}

/** Unknown paths under /api answer in JSON like all the others, not with a page. */
export {
  notFound as DELETE,
  notFound as GET,
  notFound as PATCH,
  notFound as POST,
  notFound as PUT,
};
