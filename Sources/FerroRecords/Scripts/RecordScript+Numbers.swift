extension RecordScript {
    /// Floating-point numbers as IEEE 754 computes them, written with the fewest digits that read back the same.
    static let floating = #"""
        local function digits(number)
          for precision = 15, 17 do
            local text = string.format('%.' .. precision .. 'g', number)
            if tonumber(text) == number then return text end
          end
        end
        local function floored(a, b)
          local rest = math.fmod(a, b)
          if rest ~= 0 and (rest < 0) ~= (b < 0) then rest = rest + b end
          return rest
        end
        local double_ops = {
          add = function(a, b) return a + b end,
          subtract = function(a, b) return a - b end,
          multiply = function(a, b) return a * b end,
          divide = function(a, b) return a / b end,
          floorDivide = function(a, b) return math.floor(a / b) end,
          remainder = function(a, b) return math.fmod(a, b) end,
          modulo = floored,
          power = function(a, b) return a ^ b end,
          maximum = math.max,
          minimum = math.min,
        }
        local function float(path, old, name, operand)
          if not old then fail('absent', path) end
          local a, b = tonumber(old), tonumber(operand)
          if not a or not b then fail('decode', path) end
          if b == 0 and (name == 'divide' or name == 'floorDivide' or name == 'remainder' or name == 'modulo') then
            fail('zero', path)
          end
          local result = double_ops[name](a, b)
          if result ~= result or result == math.huge or result == -math.huge then fail('overflow', path) end
          return digits(result)
        end

        """#

    /// Operations on numbers kept in one field.
    static let numbers = #"""
        ops.whole = function()
          local path, low, high, name = arg(), arg(), arg(), arg()
          local result = calculate(path, get(path), name, arg(), low, high)
          put(path, result)
          return result
        end
        ops.double = function()
          local path, name = arg(), arg()
          local result = float(path, get(path), name, arg())
          put(path, result)
          return result
        end

        """#
}
