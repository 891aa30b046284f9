extension RecordScript {
    /// Operations on texts, bytes, truth values and values that may be missing.
    static let texts = #"""
        local function kept(path) return get(path) or fail('absent', path) end
        ops.append = function()
          local path, limit, tail = arg(), number(), arg()
          local value = kept(path)
          if #value + #tail > limit then fail('limit', path) end
          put(path, value .. tail)
          return value .. tail
        end
        ops.multiply = function()
          local path, limit, times = arg(), number(), number()
          local value = kept(path)
          if #value * times > limit then fail('limit', path) end
          if value ~= '' then value = string.rep(value, times) end
          put(path, value)
          return value
        end
        ops.toggle = function()
          local path = arg()
          local value = kept(path)
          if value ~= '0' and value ~= '1' then fail('decode', path) end
          value = value == '1' and '0' or '1'
          put(path, value)
          return value
        end
        ops.fill = function()
          local path, value = arg(), arg()
          local old = get(path)
          if not old then put(path, value) end
          return old or value
        end
        ops.take = function()
          local path = arg()
          local old = get(path)
          drop(path)
          return old
        end
        ops.exchange = function()
          local path = arg()
          local old = kept(path)
          put(path, arg())
          return old
        end
        ops.swap = function()
          local path, expected, value = arg(), arg(), arg()
          if kept(path) ~= expected then return 0 end
          put(path, value)
          return 1
        end

        """#
}
