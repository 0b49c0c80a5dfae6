import type { Addresses } from '../../application';

/** Where the releases that carry the charts' names find each other, and browsers the forwarded ports. */
export const DEFAULT_ADDRESSES: Addresses = {
  frontendOrigin: 'http://localhost:3000',
  backendOrigin: 'http://localhost:8000',
  frontendService: 'http://todo-frontend:3000',
  backendService: 'http://todo-backend:8000',
};
