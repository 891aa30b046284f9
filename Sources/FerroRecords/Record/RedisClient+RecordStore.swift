public import FerroRedis

extension RedisClient: RecordStore {}
