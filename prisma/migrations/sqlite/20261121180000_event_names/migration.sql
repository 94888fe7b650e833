-- Events are called as the graph calls what they speak of.
UPDATE "Event" SET "type" = 'HARDWARE_GENERATION_ADDED' WHERE "type" = 'HARDWARE_ADDED';
