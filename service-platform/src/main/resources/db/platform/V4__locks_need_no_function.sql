DROP FUNCTION take_lock(bigint, boolean);
