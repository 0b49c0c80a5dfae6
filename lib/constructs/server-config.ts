import { Type } from '@sinclair/typebox';

/** What both servers can be told. */
export const serverConfigValues = {
  maxRequestBytes: Type.Integer({
    minimum: 1_024,
    maximum: 1_073_741_824,
    description: 'Greatest request body that is read.',
    default: 262_144,
  }),
  databaseConnections: Type.Integer({
    minimum: 2,
    maximum: 100,
    description: 'Most connections of one replica to the database.',
    default: 10,
  }),
};
