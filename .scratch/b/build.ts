import { programs } from '../../test/tools/programs';
void programs().then(console.log);
