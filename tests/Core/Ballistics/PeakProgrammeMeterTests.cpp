#include "Core/Ballistics/PeakProgrammeMeter.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("PPM: a tone reads the same at every rate from 8 to 384 kHz")
{
    for (const auto type : { PeakProgrammeMeter::Type::one, PeakProgrammeMeter::Type::two })
        for (const auto rate : { 8000.0, 11025.0, 22050.0, 88200.0, 176400.0, 384000.0 })
        {
            CAPTURE (rate);
            PeakProgrammeMeter meter (type);
            meter.prepare (rate);
            CHECK (meter.readingDbfs() == silenceDb);
            meter.process (sine (framesOf (2.0, rate), rate, 997.0, 0.5));
            CHECK (meter.readingDbfs() == near (-6.0206, 0.2));
            meter.reset();
            CHECK (meter.readingDbfs() == silenceDb);
        }
}
