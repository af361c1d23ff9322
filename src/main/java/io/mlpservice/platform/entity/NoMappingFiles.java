package io.mlpservice.platform.entity;

import org.hibernate.boot.archive.scan.spi.ClassDescriptor;
import org.hibernate.boot.archive.scan.spi.MappingFileDescriptor;
import org.hibernate.boot.archive.scan.spi.PackageDescriptor;
import org.hibernate.boot.archive.scan.spi.ScanEnvironment;
import org.hibernate.boot.archive.scan.spi.ScanOptions;
import org.hibernate.boot.archive.scan.spi.ScanParameters;
import org.hibernate.boot.archive.scan.spi.ScanResult;
import org.hibernate.boot.archive.scan.spi.Scanner;

import java.util.Set;

/**
 * Annotations say all of the mapping. Otherwise each start unpacks all classes of the jar in search of an {@code orm.xml};
 * Hibernate's own {@code DisabledScanner} finds no classes, but still looks for that file.
 */
public final class NoMappingFiles implements Scanner {
    @Override
    public ScanResult scan(ScanEnvironment environment, ScanOptions options, ScanParameters parameters) {
        return new Nothing(Set.of(), Set.of(), Set.of());
    }

    private record Nothing(Set<PackageDescriptor> getLocatedPackages, Set<ClassDescriptor> getLocatedClasses,
            Set<MappingFileDescriptor> getLocatedMappingFiles) implements ScanResult {}
}
