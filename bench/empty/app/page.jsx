// Like the shop's pages: drawn anew for each request.
export const dynamic = 'force-dynamic';

export default function Page() {
  return <main>Empty</main>;
}
