import FerroRedis

extension RedisQueueScript {
    /// Stores a batch and its jobs. `ARGV`: the retention, the present, the name, 1 when failures are allowed, how many
    /// drafts are pushed on success, on failure and at the end, how many jobs, an id that was reserved or nothing, and all
    /// these drafts.
    static let createBatch = RedisScript(
        ending + #"""
            local batch, at = ARGV[9], ARGV[2]
            if batch == '' then batch = newID(tonumber(ARGV[8]) + 1) end
            local b = P .. 'batch:' .. batch
            call('HSET', b, 'name', ARGV[3], 'lenient', ARGV[4], 'created', at, 'total', 0, 'pending', 0, 'failed', 0)
            local i = 9
            for k, field in ipairs({'success', 'failure', 'end'}) do
              local count = tonumber(ARGV[4 + k])
              if count > 0 then
                local drafts = {}
                for n = 1, count * 11 do drafts[n] = ARGV[i + n] end
                call('HSET', b, field, cmsgpack.pack(drafts))
              end
              i = i + count * 11
            end
            local jobs = {}
            for _ = 1, tonumber(ARGV[8]) do
              for n = 1, 11 do jobs[n] = ARGV[i + n] end
              jobs[11] = batch
              push(jobs, 0, tonumber(at))
              i = i + 11
            end
            finale(batch, at)
            ring()
            return batch
            """#, keyCount: 1)

    /// Gives out an id for a batch that is stored later.
    static let reserve = RedisScript(pushing + "return newID(1)", keyCount: 1)

    /// Adds jobs to a batch. `ARGV`: the retention, the present, the batch, and the drafts.
    static let extendBatch = RedisScript(
        ending + #"""
            local h = call('HMGET', P .. 'batch:' .. ARGV[3], 'created', 'ended', 'stopped')
            if not h[1] or h[2] or h[3] then return 0 end
            for i = 3, #ARGV - 11, 11 do push(ARGV, i, tonumber(ARGV[2]), (#ARGV - i) / 11) end
            ring()
            return 1
            """#, keyCount: 1)

    /// Cancels a batch. `ARGV`: the retention, the present, the batch.
    static let cancelBatch = RedisScript(
        ending + #"""
            local b = P .. 'batch:' .. ARGV[3]
            local h = call('HMGET', b, 'created', 'ended', 'stopped')
            if not h[1] or h[2] or h[3] then return {0, more} end
            call('HSET', b, 'stopped', ARGV[2], 'sweeping', '1')
            sweep(ARGV[3], '0', ARGV[2])
            finale(ARGV[3], ARGV[2])
            ring()
            return {1, more}
            """#, keyCount: 1)

    /// Goes on cancelling the jobs of a batch. `ARGV`: the retention, the present, the batch, where it stopped.
    static let sweepBatch = RedisScript(
        ending + #"""
            sweep(ARGV[3], ARGV[4], ARGV[2])
            finale(ARGV[3], ARGV[2])
            ring()
            return more
            """#, keyCount: 1)

    /// Removes batches that ended. `ARGV`: before when, how many at most.
    static let pruneBatches = RedisScript(
        opening + #"""
            local ids = call('ZRANGEBYSCORE', P .. 'batches', '-inf', '(' .. ARGV[1], 'LIMIT', 0, tonumber(ARGV[2]))
            for _, id in ipairs(ids) do call('DEL', P .. 'batch:' .. id, P .. 'batch:' .. id .. ':jobs') end
            remove(P .. 'batches', ids)
            return #ids
            """#, keyCount: 1)
}
