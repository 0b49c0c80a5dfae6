import Link from 'next/link';
import { Notice } from '@/components/notice';

export default function NotFound() {
  return (
    <Notice title="Page not found">
      <p>There is nothing at this address.</p>
      <Link className="button" href="/">
        Go to your todos
      </Link>
    </Notice>
  );
}
