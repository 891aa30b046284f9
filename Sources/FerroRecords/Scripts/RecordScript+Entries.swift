extension RecordScript {
    /// Operations on what dictionaries, sets and sorted sets share: entries by name, and a count.
    static let entries = #"""
        local function entry(path, name) return path .. ':' .. name end
        local function add(path, name, value)
          local field = entry(path, name)
          local new = not get(field)
          put(field, value)
          if new then count(path, 1) end
          return new
        end
        local function remove(path, name)
          local field = entry(path, name)
          local value = get(field)
          if value then drop(field) count(path, -1) end
          return value
        end
        local function any(path)
          local prefix = path .. ':'
          if counted(path) == 0 then return nil end
          for name, value in pairs(pending) do if value and begins(name, prefix) then return name end end
          local pattern, cursor = string.gsub(prefix, '[%*%?%[%]\\]', '\\%0') .. '*', '0'
          repeat
            local page = redis.call('HSCAN', hash, cursor, 'MATCH', pattern, 'COUNT', 100)
            cursor = page[1]
            for index = 1, #page[2], 2 do
              if pending[page[2][index]] == nil then return page[2][index] end
            end
          until cursor == '0'
        end

        ops.count = function() return counted(arg()) end
        ops.clear = function()
          local path = arg()
          for _, name in ipairs(under(path .. ':')) do drop(name) end
          put(path .. '#n', '0')
          if get(path .. '#h') then put(path .. '#h', '0') end
          return 1
        end
        ops.add = function()
          local path, new = arg(), 0
          for _ = 1, number() do
            local name, value = arg(), arg()
            if add(path, name, value) then new = new + 1 end
          end
          return new
        end
        ops.remove = function()
          local path, gone = arg(), 0
          for _ = 1, number() do if remove(path, arg()) then gone = gone + 1 end end
          return gone
        end
        ops.entry = function() local path = arg() return get(entry(path, arg())) end
        ops.pop = function() local path = arg() return remove(path, arg()) end
        ops.popAny = function()
          local path = arg()
          local field = any(path)
          if not field then return false end
          local name = string.sub(field, #path + 2)
          return { name, remove(path, name) }
        end

        """#

    /// Operations on numbers in dictionaries and on the scores of sorted sets; they need ``arithmetic``.
    static let scores = #"""
        ops.wholeEntry = function()
          local path, name, first, low, high, operator = arg(), arg(), arg(), arg(), arg(), arg()
          local result = calculate(path, get(entry(path, name)) or first, operator, arg(), low, high)
          add(path, name, result)
          return result
        end
        ops.doubleEntry = function()
          local path, name, first, operator = arg(), arg(), arg(), arg()
          local result = float(path, get(entry(path, name)) or first, operator, arg())
          add(path, name, result)
          return result
        end
        local function before(a, b)
          if a[2] ~= b[2] then return a[2] > b[2] end
          for index = 1, math.min(#a[1], #b[1]) do
            local x, y = string.byte(a[1], index), string.byte(b[1], index)
            if x ~= y then return x > y end
          end
          return #a[1] > #b[1]
        end
        local function score(path, field)
          local number = tonumber(get(field))
          if not number or number ~= number then fail('decode', path) end
          return number
        end
        ops.rank = function()
          local path, name = arg(), arg()
          if not get(entry(path, name)) then return false end
          local mine, rank = { name, score(path, entry(path, name)) }, 0
          for _, field in ipairs(under(path .. ':')) do
            if before({ string.sub(field, #path + 2), score(path, field) }, mine) then rank = rank + 1 end
          end
          return rank
        end
        ops.top = function()
          local path, limit = arg(), number()
          local members, found = {}, {}
          for _, field in ipairs(under(path .. ':')) do
            members[#members + 1] = { string.sub(field, #path + 2), score(path, field), get(field) }
          end
          table.sort(members, before)
          for index = 1, math.min(limit, #members) do
            found[#found + 1] = members[index][1]
            found[#found + 1] = members[index][3]
          end
          return found
        end

        """#
}
