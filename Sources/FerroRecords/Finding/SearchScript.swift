import FerroRedis

/// The script that walks one index and finds records.
///
/// Each entry is held against the record's hash as it is now: an entry whose record is gone or has another value by now
/// is removed on the way, so what is found fulfils the condition at that moment. One call looks at a bounded number of
/// entries, because nothing else runs on the server meanwhile.
///
/// - keys: the indexes in their order
/// - arguments: the beginning of the records' keys, the number of indexes, path and kind of each; how many records are
///   wanted, how many entries to look at, whether to go backwards, what to do with what is found: `list`, `count` or
///   `delete`; the number of choices, each an index, a number of ranges and their bounds; the condition as a prefix
///   notation
/// - answer: which index was walked, the last entry that was looked at or nothing at the end, how many were found, and
///   their ids if they are listed
enum SearchScript {
    static let script = RedisScript(source)

    private static let source = #"""
        \#(IndexCode.lua)
        local at = 0
        local function take() at = at + 1; return ARGV[at] end
        local function number() return tonumber(take()) end

        local beginning = take()
        local fields = {}
        for i = 1, number() do fields[i] = {path = take(), kind = take()} end
        local limit, budget, backwards, action = number(), number(), take() == '1', take()

        local function ranges()
            local list = {}
            for i = 1, number() do list[i] = {take(), take()} end
            return list
        end

        local choices = {}
        for i = 1, number() do choices[i] = {field = number(), ranges = ranges()} end

        local byte = string.byte
        local function before(a, b)
            for i = 1, math.min(#a, #b), 4 do
                local a1, a2, a3, a4 = byte(a, i, i + 3)
                local b1, b2, b3, b4 = byte(b, i, i + 3)
                if a1 ~= b1 then return a1 < b1 end
                if a2 ~= b2 then return (a2 or -1) < (b2 or -1) end
                if a3 ~= b3 then return (a3 or -1) < (b3 or -1) end
                if a4 ~= b4 then return (a4 or -1) < (b4 or -1) end
            end
            return #a < #b
        end
        local function within(value, list)
            local low, high = 1, #list
            while low <= high do
                local middle = math.floor((low + high) / 2)
                local range = list[middle]
                if before(value, range[1]) then high = middle - 1
                elseif range[2] ~= '' and not before(value, range[2]) then low = middle + 1
                else return true end
            end
            return false
        end

        local paths, slots = {}, {}
        local function slot(field)
            if not slots[field] then
                paths[#paths + 1] = fields[field].path
                slots[field] = #paths
            end
            return slots[field]
        end

        local function condition()
            local kind, count = take(), number()
            if kind == 'r' then
                local field, list = count, ranges()
                local place, encoding = slot(field), fields[field].kind
                return function(values) return within(code(encoding, values[place]), list) end
            end
            local parts, wanted = {}, kind == 'o'
            for i = 1, count do parts[i] = condition() end
            return function(values)
                for i = 1, count do if parts[i](values) == wanted then return wanted end end
                return not wanted
            end
        end
        local holds = condition()

        local function bounds(range) return '[' .. range[1], range[2] == '' and '+' or '(' .. range[2] end
        local walked, shortest
        for i = 1, #choices do
            local length = 0
            for _, range in ipairs(choices[i].ranges) do
                length = length + redis.call('ZLEXCOUNT', KEYS[choices[i].field], bounds(range))
            end
            if not walked or length < shortest then walked, shortest = choices[i], length end
        end
        local index, encoding = KEYS[walked.field], fields[walked.field].kind
        local place = slot(walked.field)
        if action == 'delete' then for field = 1, #fields do slot(field) end end

        local function delete(key, id, values)
            for field = 1, #fields do
                redis.call('ZREM', KEYS[field], code(fields[field].kind, values[slots[field]]) .. id)
            end
            redis.call('UNLINK', key)
        end

        local found, ids, seen, last = 0, {}, 0, ''
        local function look(member)
            local id = id_in(encoding, member)
            local key = beginning .. id
            local values = redis.call('HMGET', key, unpack(paths))
            local stored = values[place]
            if code(encoding, stored) .. id ~= member or (not stored and redis.call('EXISTS', key) == 0) then
                redis.call('ZREM', index, member)
            elseif holds(values) then
                if found == limit then return true end
                found = found + 1
                if action == 'list' then ids[found] = id elseif action == 'delete' then delete(key, id, values) end
            end
            last = member
            return false
        end

        local first, step, stop = 1, 1, #walked.ranges
        if backwards then first, step, stop = stop, -1, 1 end
        for i = first, stop, step do
            local low, high = bounds(walked.ranges[i])
            local rest = true
            while rest do
                if seen >= budget then return {walked.field, last, found, ids} end
                local size = math.min(budget - seen, math.max(limit - found + 1, 16))
                local members
                if backwards then members = redis.call('ZREVRANGEBYLEX', index, high, low, 'LIMIT', 0, size)
                else members = redis.call('ZRANGEBYLEX', index, low, high, 'LIMIT', 0, size) end
                for _, member in ipairs(members) do
                    seen = seen + 1
                    if look(member) then return {walked.field, last, found, ids} end
                end
                rest = #members == size
                if rest and backwards then high = '(' .. members[size]
                elseif rest then low = '(' .. members[size] end
            end
        end
        return {walked.field, '', found, ids}
        """#
}
