#pragma once

#include "Core/Bank/MeterRow.h"

#include <vector>

namespace twobus::test
{
/** Keeps every row of a bank. */
class RowList : public MeterRowSink
{
public:
    void meterRow (const MeterRow& row) noexcept override { rows.push_back (row); }
    std::vector<MeterRow> rows;
};
} // namespace twobus::test
