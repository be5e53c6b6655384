import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const heads = new WeakSet<APIGatewayProxyEventV2>();

/** A HEAD request is answered like a GET one; this keeps what it was. */
export const markHead = (event: APIGatewayProxyEventV2): unknown => heads.add(event);

export const isHead = (event: APIGatewayProxyEventV2): boolean => heads.has(event);
