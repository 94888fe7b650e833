-- The rows that every Gantry has from the start.

-- The newest event's number: none yet.
INSERT INTO "EventClock" ("id", "last") VALUES (1, 0);

-- Coalition's 63 affinity names, unnamed.
WITH RECURSIVE "numbers" ("n") AS (SELECT 1 UNION ALL SELECT "n" + 1 FROM "numbers" WHERE "n" < 63)
INSERT INTO "Affinity" ("id", "name") SELECT "n", '' FROM "numbers";

-- UFDL's hardware generations, with the compute capabilities that each covers.
INSERT INTO "Hardware" ("id", "generation", "minComputeCapability", "maxComputeCapability") VALUES
    (1, 'Fermi', 2.0, 3.0),
    (2, 'Kepler', 3.0, 5.0),
    (3, 'Maxwell', 5.0, 6.0),
    (4, 'Pascal', 6.0, 7.0),
    (5, 'Volta', 7.0, 7.5),
    (6, 'Turing', 7.5, 8.0),
    (7, 'Ampere', 8.0, 9.0),
    (8, 'Hopper', 9.0, 10.0);

-- UFDL's standard job types, in the order of its own list.
INSERT INTO "JobType" ("id", "name", "pkg", "cls") VALUES
    (1, 'UFDLType', 'ufdl.jobtypes', 'ufdl.jobtypes.base.UFDLType'),
    (2, 'UFDLJSONType', 'ufdl.jobtypes', 'ufdl.jobtypes.base.UFDLJSONType'),
    (3, 'FiniteJSONType', 'ufdl.jobtypes', 'ufdl.jobtypes.base.FiniteJSONType'),
    (4, 'ServerResidentType', 'ufdl.jobtypes', 'ufdl.jobtypes.base.ServerResidentType'),
    (5, 'NamedServerType', 'ufdl.jobtypes', 'ufdl.jobtypes.base.NamedServerType'),
    (6, 'ValueType', 'ufdl.jobtypes', 'ufdl.jobtypes.base.ValueType'),
    (7, 'str', 'ufdl.jobtypes', 'ufdl.jobtypes.base.String'),
    (8, 'int', 'ufdl.jobtypes', 'ufdl.jobtypes.base.Integer'),
    (9, 'float', 'ufdl.jobtypes', 'ufdl.jobtypes.base.Float'),
    (10, 'bool', 'ufdl.jobtypes', 'ufdl.jobtypes.base.Boolean'),
    (11, 'Array', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.container.Array'),
    (12, 'Map', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.container.Map'),
    (13, 'CUDAVersion', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.server.CUDAVersion'),
    (14, 'Dataset', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.server.Dataset'),
    (15, 'DockerImage', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.server.DockerImage'),
    (16, 'Domain', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.server.Domain'),
    (17, 'Framework', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.server.Framework'),
    (18, 'Hardware', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.server.Hardware'),
    (19, 'PretrainedModel', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.server.PretrainedModel'),
    (20, 'BLOB', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.util.BLOB'),
    (21, 'Compressed', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.util.Compressed'),
    (22, 'JSON', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.util.JSON'),
    (23, 'Nothing', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.util.Nothing'),
    (24, 'JobOutput', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.JobOutput'),
    (25, 'Model', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.Model'),
    (26, 'Name', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.Name'),
    (27, 'PK', 'ufdl.jobtypes', 'ufdl.jobtypes.standard.PK');

-- UFDL's standard job contracts.
INSERT INTO "JobContract" ("id", "name", "pkg", "cls") VALUES
    (1, 'Predict', 'ufdl.jobcontracts', 'ufdl.jobcontracts.standard.Predict'),
    (2, 'Train', 'ufdl.jobcontracts', 'ufdl.jobcontracts.standard.Train'),
    (3, 'Export', 'ufdl.jobcontracts', 'ufdl.jobcontracts.standard.Export');

-- What COMMAND and IMAGE jobs show as their template. Below 1, so that imported templates count from 1.
INSERT INTO "Template" ("id", "name", "version", "description", "workable", "createdAt") VALUES
    (0, 'command', 1, 'A shell command, worked by Coalition workers', 0, strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    (-1, 'image', 1, 'A build, an update or an upload of an image', 0, strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'));
