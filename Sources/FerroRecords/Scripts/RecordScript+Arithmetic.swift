extension RecordScript {
    /// Arithmetic on whole numbers of any length in decimal digits, and on floating-point numbers.
    ///
    /// Whole numbers of up to 15 characters are computed as doubles, exactly; longer ones by limbs of seven digits
    /// (Knuth, The Art of Computer Programming, volume 2, 4.3.1; the quotient's limbs are found by bisection).
    static let arithmetic = #"""
        local base = 10000000
        local field = ''
        local function check(text)
          if not text then fail('absent', field) end
          local sign, digits = string.match(text, '^(-?)0*(%d+)$')
          if not digits or #digits > 45 then fail('decode', field) end
          return digits == '0' and digits or sign .. digits
        end
        local function limbs(text)
          local list, first = {}, string.sub(text, 1, 1) == '-' and 2 or 1
          for last = #text, first, -7 do
            list[#list + 1] = tonumber(string.sub(text, math.max(last - 6, first), last))
          end
          return list, first == 2
        end
        local function trim(list) while list[1] and list[#list] == 0 do list[#list] = nil end return list end
        local function text(list, negative)
          trim(list)
          if not list[1] then return '0' end
          local parts = { negative and '-' or '', whole(list[#list]) }
          for index = #list - 1, 1, -1 do parts[#parts + 1] = string.format('%07d', list[index]) end
          return table.concat(parts)
        end
        local function compare(a, b)
          if #a ~= #b then return #a < #b and -1 or 1 end
          for index = #a, 1, -1 do
            if a[index] ~= b[index] then return a[index] < b[index] and -1 or 1 end
          end
          return 0
        end
        local function sum(a, b, sign)
          local list, carry = {}, 0
          for index = 1, math.max(#a, #b) do
            local limb = (a[index] or 0) + sign * (b[index] or 0) + carry
            carry = math.floor(limb / base)
            list[index] = limb - carry * base
          end
          if carry > 0 then list[#list + 1] = carry end
          return trim(list)
        end
        local function product(a, b)
          local list = {}
          for index = 1, #a + #b do list[index] = 0 end
          for i = 1, #a do
            local carry = 0
            for j = 1, #b do
              local limb = list[i + j - 1] + a[i] * b[j] + carry
              carry = math.floor(limb / base)
              list[i + j - 1] = limb - carry * base
            end
            list[i + #b] = list[i + #b] + carry
          end
          return trim(list)
        end
        local function division(a, b)
          local quotient, rest = {}, {}
          for index = #a, 1, -1 do
            table.insert(rest, 1, a[index])
            trim(rest)
            local low, high = 0, base - 1
            while low < high do
              local middle = math.floor((low + high + 1) / 2)
              if compare(product(b, { middle }), rest) <= 0 then low = middle else high = middle - 1 end
            end
            quotient[index] = low
            if low > 0 then rest = sum(rest, product(b, { low }), -1) end
          end
          return trim(quotient), rest
        end
        local function added(a, b, sign)
          local x, xn = limbs(a)
          local y, yn = limbs(b)
          trim(x) trim(y)
          if sign < 0 then yn = not yn end
          if xn == yn then return text(sum(x, y, 1), xn) end
          if compare(x, y) >= 0 then return text(sum(x, y, -1), xn) end
          return text(sum(y, x, -1), yn)
        end
        local function less(a, b)
          local an, bn = string.sub(a, 1, 1) == '-', string.sub(b, 1, 1) == '-'
          if an ~= bn then return an end
          if #a ~= #b then return (#a < #b) ~= an end
          return a ~= b and (a < b) ~= an
        end

        local whole_ops = {}
        local function small(a, b) if #a <= 15 and #b <= 15 then return tonumber(a), tonumber(b) end end
        whole_ops.add = function(a, b)
          local x, y = small(a, b)
          return x and whole(x + y) or added(a, b, 1)
        end
        whole_ops.subtract = function(a, b)
          local x, y = small(a, b)
          return x and whole(x - y) or added(a, b, -1)
        end
        whole_ops.multiply = function(a, b)
          local x, y = small(a, b)
          if x and math.abs(x * y) < 1e15 then return whole(x * y) end
          local p, pn = limbs(a)
          local q, qn = limbs(b)
          return text(product(trim(p), trim(q)), pn ~= qn)
        end
        local function divided(a, b)
          if b == '0' then fail('zero', field) end
          local x, y = small(a, b)
          if x then local rest = math.fmod(x, y) return whole((x - rest) / y), whole(rest) end
          local p, pn = limbs(a)
          local q, qn = limbs(b)
          local quotient, rest = division(trim(p), trim(q))
          return text(quotient, pn ~= qn), text(rest, pn)
        end
        local function differ(rest, b)
          return rest ~= '0' and (string.sub(rest, 1, 1) == '-') ~= (string.sub(b, 1, 1) == '-')
        end
        whole_ops.divide = function(a, b) return (divided(a, b)) end
        whole_ops.remainder = function(a, b) local _, rest = divided(a, b) return rest end
        whole_ops.floorDivide = function(a, b)
          local quotient, rest = divided(a, b)
          return differ(rest, b) and whole_ops.subtract(quotient, '1') or quotient
        end
        whole_ops.modulo = function(a, b)
          local _, rest = divided(a, b)
          return differ(rest, b) and whole_ops.add(rest, b) or rest
        end
        whole_ops.power = function(a, b)
          if string.sub(b, 1, 1) == '-' then fail('fraction', field) end
          if b == '0' or a == '1' then return '1' end
          if a == '0' then return '0' end
          if a == '-1' then return tonumber(string.sub(b, -1)) % 2 == 0 and '1' or '-1' end
          if #b > 3 then fail('overflow', field) end
          local result = '1'
          for _ = 1, tonumber(b) do
            result = whole_ops.multiply(result, a)
            if #result > 45 then fail('overflow', field) end
          end
          return result
        end
        whole_ops.maximum = function(a, b) return less(a, b) and b or a end
        whole_ops.minimum = function(a, b) return less(b, a) and b or a end

        local function calculate(path, old, name, operand, low, high)
          field = path
          local result = whole_ops[name](check(old), check(operand))
          if less(result, low) or less(high, result) then fail('overflow', path) end
          return result
        end

        """#
}
