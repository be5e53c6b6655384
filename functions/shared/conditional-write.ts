import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** False when the condition of the write did not hold. */
export async function unlessConditionFails(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
