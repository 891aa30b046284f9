extension RecordScript {
    /// Operations on lists: an element is kept under its index, and the first one's index moves.
    ///
    /// Both ends cost the same however long the list is; in the middle the shorter side is moved.
    static let lists = #"""
        local function head(path) return tonumber(get(path .. '#h') or 0) end
        local function slot(path, index) return path .. ':' .. whole(index) end
        local function resize(path, first, total)
          put(path .. '#n', whole(total))
          put(path .. '#h', whole(total == 0 and 0 or first))
        end
        local function place(path, index, total)
          if index < 0 then index = index + total end
          if index < 0 or index >= total then fail('bounds', path) end
          return index
        end
        local function move(path, from, to) put(slot(path, to), get(slot(path, from))) end
        local function close(path, at, length)
          local first, total = head(path), counted(path)
          if at < total - at - length then
            for index = at - 1, 0, -1 do move(path, first + index, first + index + length) end
            for index = 0, length - 1 do drop(slot(path, first + index)) end
            first = first + length
          else
            for index = at, total - length - 1 do move(path, first + index + length, first + index) end
            for index = total - length, total - 1 do drop(slot(path, first + index)) end
          end
          resize(path, first, total - length)
        end

        ops.push = function()
          local path, elements = arg(), number()
          local first, total = head(path), counted(path)
          for index = 0, elements - 1 do put(slot(path, first + total + index), arg()) end
          resize(path, first, total + elements)
          return total + elements
        end
        ops.place = function()
          local path, index, first = arg(), number(), 0
          local total = counted(path)
          first = head(path)
          if index < 0 then index = index + total end
          if index < 0 or index > total then fail('bounds', path) end
          if index < total - index then
            first = first - 1
            for at = 0, index - 1 do move(path, first + at + 1, first + at) end
          else
            for at = total - 1, index, -1 do move(path, first + at, first + at + 1) end
          end
          put(slot(path, first + index), arg())
          resize(path, first, total + 1)
          return total + 1
        end
        ops.pull = function()
          local path, index, mayBeEmpty = arg(), number(), arg() == '1'
          local total = counted(path)
          if total == 0 and mayBeEmpty then return false end
          index = place(path, index, total)
          local value = get(slot(path, head(path) + index))
          close(path, index, 1)
          return value
        end
        ops.element = function()
          local path, index = arg(), number()
          return get(slot(path, head(path) + place(path, index, counted(path))))
        end
        ops.putAt = function()
          local path, index = arg(), number()
          put(slot(path, head(path) + place(path, index, counted(path))), arg())
          return 1
        end
        ops.cut = function()
          local path, from, to = arg(), number(), number()
          local total = counted(path)
          if from < 0 or from > to or to > total then fail('bounds', path) end
          if to > from then close(path, from, to - from) end
          return total - (to - from)
        end
        ops.slice = function()
          local path, from, to = arg(), number(), number()
          local first, found = head(path), {}
          for index = math.max(from, 0), math.min(to, counted(path)) - 1 do
            found[#found + 1] = get(slot(path, first + index))
          end
          return found
        end
        ops.removeValue = function()
          local path, value = arg(), arg()
          local first = head(path)
          for index = 0, counted(path) - 1 do
            if get(slot(path, first + index)) == value then close(path, index, 1) return 1 end
          end
          return 0
        end

        """#
}
