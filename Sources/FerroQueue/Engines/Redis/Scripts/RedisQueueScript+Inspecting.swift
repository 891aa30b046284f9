import FerroRedis

extension RedisQueueScript {
    /// Counts: for each queue its name, six numbers, whether it is paused, and when its oldest due job became due.
    ///
    /// The oldest is looked for at the head of each priority that there is, 201 at most.
    static let stats = RedisScript(
        opening + #"""
            local NOW, BAND = ARGV[1], 4398046511104
            local paused, names, answer = {}, call('SMEMBERS', P .. 'queues'), {}
            local known = {}
            for _, queue in ipairs(names) do known[queue] = true end
            for _, queue in ipairs(call('SMEMBERS', P .. 'paused')) do
              paused[queue] = 1
              if not known[queue] then names[#names + 1] = queue end
            end
            local function oldest(queue, ripe)
              local first, from = math.huge, '-inf'
              for _ = 1, 256 do
                local head = call('ZRANGEBYSCORE', P .. 'ready:' .. queue, from, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
                if not head[1] then break end
                local score = tonumber(head[2])
                local band = math.floor(score / BAND)
                first = math.min(first, (score - band * BAND) * 1000)
                from = text((band + 1) * BAND)
              end
              if ripe > 0 then
                first = math.min(first, tonumber(call('ZRANGE', P .. 'delayed:' .. queue, 0, 0, 'WITHSCORES')[2]))
              end
              return first == math.huge and '' or text(first)
            end
            for _, queue in ipairs(names) do
              local function count(kind) return call('ZCARD', P .. kind .. ':' .. queue) end
              local ripe = call('ZCOUNT', P .. 'delayed:' .. queue, '-inf', NOW)
              answer[#answer + 1] = {
                queue, count('ready') + ripe, count('delayed') - ripe, count('claimed'), count('failed'),
                count('done'), count('cancelled'), paused[queue] or 0, oldest(queue, ripe)}
            end
            return answer
            """#, keyCount: 1, isReadOnly: true)

    /// Everything that is known of jobs: the fields of a claim, and state, worker, beginning, end and cancellation.
    ///
    /// It stops after the job that makes 8 MiB of them, and answers how many ids it came through, and the jobs.
    static let show = RedisScript(
        opening + #"""
            local answer, bytes, seen = {}, 0, 0
            for k = 1, #ARGV do
              if bytes >= 8388608 then break end
              seen = k
              local f = try('HMGET', P .. 'job:' .. ARGV[k], 'n', 'q', 'p', 'm', 'i', 'c', 'v', 'a', 't', 'x', 'r',
                'h', 'u', 'g', 'y', 'f', 's', 's', 'w', 'b', 'e', 'z')
              if not f.err and f[2] then
                f[17] = ARGV[k]
                answer[#answer + 1] = f
                for i = 1, 16 do bytes = bytes + #(f[i] or '') end
              end
            end
            return {seen, answer}
            """#, keyCount: 1, isReadOnly: true)
}
